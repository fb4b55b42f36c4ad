package dev.trilemma.security;

import java.time.Instant;

/** A team. */
record TeamView(String id, String title, Instant createdAt) {

    static TeamView of(Team team) {
        return new TeamView(team.getId(), team.title(), team.createdAt());
    }
}
