package dev.trilemma.web;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Failures of the database that are the client's business: someone else was faster, or the database is away. */
final class StorageFailures {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_CAUSES = 20;

    /** Classes of SQL states: no connection, no room for another one, and an operator who stops the database. */
    private static final List<String> AWAY = List.of("08", "53", "57P");

    /** A foreign key that leads nowhere: what PostgreSQL and H2 call it, and what H2 calls it where the other end is deleted. */
    private static final Set<String> DANGLING = Set.of("23503", "23506");

    private StorageFailures() {}

    static Optional<Refusal> refusalFor(Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            return Optional.of(new Stale());
        }
        if (isDuplicate(failure)) {
            return Optional.of(new Conflict("Something with this name or number was stored already."));
        }
        if (isDangling(failure)) {
            return Optional.of(
                    new Conflict("Something that this belongs to was deleted at the same moment; try again."));
        }
        boolean away = failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof PessimisticLockingFailureException
                || Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(MOST_CAUSES)
                        .anyMatch(StorageFailures::isLostConnection);
        return away ? Optional.of(new Unavailable(SOON)) : Optional.empty();
    }

    /** Where a connection breaks within a transaction, all that is left may be that Hibernate could not roll back. */
    private static boolean isLostConnection(Throwable failure) {
        return failure instanceof TransactionException
                || (failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && AWAY.stream().anyMatch(sql.getSQLState()::startsWith));
    }

    private static boolean isDangling(Throwable failure) {
        return failure instanceof DataIntegrityViolationException integrity
                && integrity.getMostSpecificCause() instanceof SQLException sql
                && DANGLING.contains(String.valueOf(sql.getSQLState()));
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof DuplicateKeyException
                || (failure instanceof DataIntegrityViolationException
                        && failure.getCause() instanceof ConstraintViolationException violation
                        && violation.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE);
    }
}
