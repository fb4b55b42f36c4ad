package dev.trilemma.sweep.result;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The chunks of sweeps that are calculated. Each is there once, however often it was calculated. */
@Component
public class StoredChunks {

    private static final Logger LOG = LoggerFactory.getLogger(StoredChunks.class);
    private static final int BATCH = 4;

    private final JdbcTemplate jdbc;

    StoredChunks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two that calculate the same chunk the first one's is kept; both have the same results. */
    public void put(UUID sweep, int number, int pointCount, ChunkResults results, Instant at) {
        try {
            jdbc.update(
                    "insert into sweep_chunk (sweep_id, number, point_count, finished_at, results) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    sweep,
                    number,
                    pointCount,
                    at.atOffset(ZoneOffset.UTC),
                    results.bytes());
        } catch (DataIntegrityViolationException deleted) {
            LOG.debug("chunk {} belongs to a sweep that was deleted in the meantime", number);
        }
    }

    public boolean contains(UUID sweep, int number) {
        return !jdbc.queryForList(
                        "select number from sweep_chunk where sweep_id = ? and number = ?",
                        Integer.class,
                        sweep,
                        number)
                .isEmpty();
    }

    /** Numbers of the chunks that are there. */
    public BitSet numbers(UUID sweep) {
        var numbers = new BitSet();
        jdbc.queryForList("select number from sweep_chunk where sweep_id = ?", Integer.class, sweep)
                .forEach(numbers::set);
        return numbers;
    }

    public long countPoints(UUID sweep) {
        return countPoints(sweep, Instant.EPOCH);
    }

    /** Points of the chunks that were finished since then. */
    public long countPoints(UUID sweep, Instant since) {
        return DataAccessUtils.longResult(jdbc.queryForList(
                "select coalesce(sum(point_count), 0) from sweep_chunk where sweep_id = ? and finished_at >= ?",
                Long.class,
                sweep,
                since.atOffset(ZoneOffset.UTC)));
    }

    /** In the order of their numbers; a few are in memory at a time, and no connection is held between them. */
    Stream<ChunkResults> from(UUID sweep, int first) {
        return Stream.iterate(batch(sweep, first), batch -> !batch.isEmpty(), batch -> batch(sweep, next(batch)))
                .flatMap(List::stream)
                .map(Chunk::results);
    }

    private static int next(List<Chunk> batch) {
        return batch.get(batch.size() - 1).number() + 1;
    }

    private List<Chunk> batch(UUID sweep, int first) {
        return jdbc.query(
                "select number, results from sweep_chunk where sweep_id = ? and number >= ? order by number limit ?",
                (row, index) -> new Chunk(row.getInt(1), ChunkResults.read(row.getBytes(2))),
                sweep,
                first,
                BATCH);
    }

    private record Chunk(int number, ChunkResults results) {}
}
