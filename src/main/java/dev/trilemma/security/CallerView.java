package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Role;
import java.util.Arrays;
import java.util.List;

/**
 * Who is calling.
 *
 * @param team the team whose resources the caller reads and writes
 * @param name what the audit log calls the caller
 * @param roles everything the caller may act as
 */
record CallerView(String team, String name, List<Role> roles) {

    static CallerView of(Caller caller) {
        List<Role> roles = Arrays.stream(Role.values()).filter(caller::mayActAs).toList();
        return new CallerView(caller.team(), caller.name(), roles);
    }
}
