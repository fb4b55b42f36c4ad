package dev.trilemma.team;

import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request that this thread works on. */
public final class Callers {

    private Callers() {}

    /** The caller; the service itself, for the first team, where no request is worked on. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : Caller.SERVICE;
    }

    /** The same work in whichever thread, as whoever asked for it. */
    public static <T, R> Function<T, R> carried(Function<T, R> work) {
        Caller caller = current();
        return value -> as(caller, () -> work.apply(value));
    }

    /** The same work in whichever thread, as whoever asked for it. */
    public static <R> ObjLongConsumer<R> carried(ObjLongConsumer<R> work) {
        Caller caller = current();
        return (result, number) -> as(caller, () -> {
            work.accept(result, number);
            return number;
        });
    }

    /** Acts as a caller; not to be called within a transaction of another team, whose session would stay that team's. */
    public static <T> T as(Caller caller, Supplier<T> action) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        try {
            return action.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
