package dev.trilemma.team;

import java.util.Set;

/**
 * Who a request is from.
 *
 * @param team id of the team it is for
 * @param id what tells callers of one name apart, such as the id of a key
 * @param name what the audit log calls the caller, such as the title of a key or the subject of a token
 * @param roles what the caller may do
 */
public record Caller(String team, String id, String name, Set<Role> roles) {

    /** The team that runs the service: everything belongs to it where no access is configured. */
    public static final String FIRST_TEAM = "default";

    /** The service itself, where it acts for the first team without being asked. */
    static final Caller SERVICE = new Caller(FIRST_TEAM, "service", "service", Set.of(Role.ADMINISTRATOR));

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The service itself, acting for a team. */
    public static Caller serviceFor(String team) {
        return new Caller(team, SERVICE.id(), SERVICE.name(), SERVICE.roles());
    }

    /** Whether the caller has the role, or one that includes it. */
    public boolean mayActAs(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMINISTRATOR) || (role == Role.VIEWER && !roles.isEmpty());
    }

    /** Whether the caller speaks for the team that runs the service. */
    public boolean isOfFirstTeam() {
        return team.equals(FIRST_TEAM);
    }
}
