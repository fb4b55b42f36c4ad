package dev.trilemma.web;

import java.util.function.IntPredicate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs what must not run before the transaction at hand has ended, and others can see what it has stored. */
public final class Committed {

    private Committed() {}

    /** Also after what was rolled back; at once where no transaction runs. */
    public static void thenRun(Runnable action) {
        after(action, status -> true);
    }

    /** Only if what was stored is kept; at once where no transaction runs. */
    public static void ifKept(Runnable action) {
        after(action, status -> status == TransactionSynchronization.STATUS_COMMITTED);
    }

    private static void after(Runnable action, IntPredicate wanted) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (wanted.test(status)) {
                    action.run();
                }
            }
        });
    }
}
