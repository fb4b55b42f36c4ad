package dev.trilemma.sweep.result;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which results are asked for, and how they are sorted.
 *
 * @param sort {@code headroomBytes}, {@code wallClockSeconds}, {@code total}, {@code loss} or {@code energyKwh}, with a {@code -}
 *     before it for the greatest first; absent: the order of the points
 * @param filter conditions, all of which must hold: a field, one of {@code = != < <= > >=} and a value, such as
 *     {@code total<=5000000}, {@code fit=fits} or {@code /cluster/accelerator=nvidia-h100-sxm5-80gb}
 * @param frontier whether only those are asked for that no other of them beats in time, money and loss; absent: no
 */
public record ResultQuery(
        @Nullable @Size(max = 100) String sort,
        @Nullable @Size(max = 20) List<@Size(max = 300) String> filter,
        @Nullable Boolean frontier) {

    List<String> usedFilter() {
        return filter == null ? List.of() : filter;
    }

    boolean frontierOnly() {
        return Boolean.TRUE.equals(frontier);
    }
}
