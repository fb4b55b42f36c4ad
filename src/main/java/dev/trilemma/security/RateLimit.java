package dev.trilemma.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.trilemma.team.Caller;
import dev.trilemma.team.CallerAuthentication;
import dev.trilemma.web.ProblemWriter;
import dev.trilemma.web.TooManyRequests;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each caller send so many requests a minute to this replica. Who needs no key is not counted. */
final class RateLimit extends OncePerRequestFilter {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int CALLERS_KEPT = 100_000;

    private final LoadingCache<Caller, Bucket> buckets;

    RateLimit(SecuritySettings settings) {
        int requests = settings.requestsPerMinute();
        buckets = Caffeine.newBuilder()
                .expireAfterAccess(PERIOD)
                .maximumSize(CALLERS_KEPT)
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, PERIOD))
                        .build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known) {
            ConsumptionProbe probe = buckets.get(known.getPrincipal()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
                ProblemWriter.write(new TooManyRequests(wait), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
