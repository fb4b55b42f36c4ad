package dev.trilemma.pricing.imports;

import dev.trilemma.pricing.ImportIssue.Action;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a row's price holds.
 *
 * @param region null where the row names none that could be one
 * @param zone null where the price holds in the whole region
 */
record Place(@Nullable String region, @Nullable String zone) {

    private static final int LONGEST = 100;

    /** AWS lists zones in cities beside its regions: us-east-1-atl-1 belongs to us-east-1. */
    private static final Pattern LOCAL_ZONE = Pattern.compile("([a-z]+(?:-[a-z]+)+-\\d)-([a-z0-9-]+)");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ,()._-]*");
    private static final Pattern ADDRESS = Pattern.compile(".*,.*");

    /** Where prices are in a currency of their own, whether the list says so or not. */
    private static final Pattern CHINA = Pattern.compile("(cn-|china).*", Pattern.CASE_INSENSITIVE);

    /** The place that two columns say, with an issue for what cannot be one. */
    static Place of(SourceRow source, String regionColumn, String zoneColumn, Intake.Row row) {
        String region = source.text(regionColumn);
        String zone = source.text(zoneColumn);
        Place plain = row.known(region, zone);
        return plain == null ? read(source, regionColumn, region, zone, row) : plain;
    }

    private static Place read(
            SourceRow source, String regionColumn, @Nullable String region, @Nullable String zone, Intake.Row row) {
        if (region != null
                && (region.length() > LONGEST || !NAME.matcher(region).matches())) {
            row.say(Code.MALFORMED_REGION, source.header().spelling(regionColumn), region, Action.IGNORED);
            return new Place(null, null);
        }
        if (region != null && ADDRESS.matcher(region).matches()) {
            row.say(Code.MALFORMED_REGION, source.header().spelling(regionColumn), region, Action.FLAGGED);
            return new Place(region, null);
        }
        if (zone != null && (zone.length() > LONGEST || !NAME.matcher(zone).matches())) {
            zone = null;
        }
        Matcher local = LOCAL_ZONE.matcher(region == null ? "" : region);
        if (local.matches()) {
            row.say(Code.LOCAL_ZONE, source.header().spelling(regionColumn), region, Action.REPAIRED);
            return new Place(local.group(1), region);
        }
        return row.keep(region, zone, new Place(code(region), code(zone)));
    }

    boolean isChina() {
        return region != null && CHINA.matcher(region).matches();
    }

    /** Codes are compared in lower case, since lists write them in both; names are kept as they are. */
    private static @Nullable String code(@Nullable String name) {
        return name != null && CODE.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
    }
}
