package dev.trilemma.sweep;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.UUID;

/**
 * The tasks by which chunks are calculated. A task is of one start of a sweep: what was left of it before the sweep was paused is
 * never taken for what is to be done after it is resumed.
 */
final class SweepTasks {

    static final TaskDescriptor<ChunkTask> CHUNK = TaskDescriptor.of("sweep-chunk", ChunkTask.class);

    private SweepTasks() {}

    /**
     * A chunk to be calculated.
     *
     * @param revision of the sweep when it was started or resumed
     */
    record ChunkTask(String team, UUID sweep, long revision, int number) {}

    static TaskInstance<ChunkTask> of(StartedSweep sweep, int number) {
        var task = new ChunkTask(sweep.team(), sweep.id(), sweep.revision(), number);
        return CHUNK.instance(task.sweep() + "/" + task.revision() + "/" + number)
                .data(task)
                .build();
    }
}
