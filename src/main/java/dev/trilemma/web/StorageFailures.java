package dev.trilemma.web;

import java.time.Duration;
import java.util.Optional;
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

    private StorageFailures() {}

    static Optional<Refusal> refusalFor(Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            return Optional.of(new Stale());
        }
        if (isDuplicate(failure)) {
            return Optional.of(new Conflict("Something with this name or number was stored already."));
        }
        boolean away = failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof PessimisticLockingFailureException;
        return away ? Optional.of(new Unavailable(SOON)) : Optional.empty();
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof DuplicateKeyException
                || (failure instanceof DataIntegrityViolationException
                        && failure.getCause() instanceof ConstraintViolationException violation
                        && violation.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE);
    }
}
