package dev.trilemma.team;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate whose rows a session reads and writes. */
public final class CurrentTeam implements CurrentTenantIdentifierResolver<String> {

    @Override
    public String resolveCurrentTenantIdentifier() {
        return Callers.current().team();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
