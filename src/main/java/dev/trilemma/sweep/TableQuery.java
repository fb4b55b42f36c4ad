package dev.trilemma.sweep;

import dev.trilemma.sweep.result.ResultQuery;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which results a table has.
 *
 * @param filter conditions, all of which must hold: a field, one of {@code = != < <= > >=} and a value
 * @param frontier whether only those are asked for that no other of them beats in time, money and loss; absent: no
 */
record TableQuery(
        @Nullable @Size(max = 20) List<@Size(max = 300) String> filter,
        @Nullable Boolean frontier) {

    ResultQuery query() {
        return new ResultQuery(null, filter, frontier);
    }
}
