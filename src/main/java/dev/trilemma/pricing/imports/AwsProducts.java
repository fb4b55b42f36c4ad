package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.InstanceType;
import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.catalog.Region;
import dev.trilemma.catalog.Regions;
import dev.trilemma.pricing.ImportIssue.Action;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The products of an AWS offer file that have accelerators, until their prices are known. */
final class AwsProducts {

    static final String PROVIDER = "aws";

    private static final String NO_UPFRONT = "No Upfront";
    private static final String STANDARD = "standard";
    private static final Map<String, Commitment> TERMS =
            Map.of("1yr", Commitment.RESERVED1_YEAR, "3yr", Commitment.RESERVED3_YEAR);
    private static final String DOLLARS = "USD";

    /** What distinguishes the price that most pay from those of other software and other capacity under the same instance type. */
    private static final List<Requirement> REQUIREMENTS = List.of(
            new Requirement("operatingSystem", "Linux", Code.OTHER_SOFTWARE),
            new Requirement("preInstalledSw", "NA", Code.OTHER_SOFTWARE),
            new Requirement("tenancy", "Shared", Code.OTHER_TERMS),
            new Requirement("capacitystatus", "Used", Code.OTHER_TERMS),
            new Requirement("marketoption", "OnDemand", Code.OTHER_TERMS));

    private final InstanceTypes instanceTypes;
    private final Regions regions;
    private final Intake intake;
    private final Map<String, Product> kept = new LinkedHashMap<>();
    private int number;

    AwsProducts(InstanceTypes instanceTypes, Regions regions, Intake intake) {
        this.instanceTypes = instanceTypes;
        this.regions = regions;
        this.intake = intake;
    }

    private record Requirement(String attribute, String value, Code otherwise) {

        boolean isMetBy(Map<String, String> attributes) {
            return attributes.getOrDefault(attribute, value).equalsIgnoreCase(value);
        }
    }

    private record Product(Intake.Row row, PriceItem item, Map<Commitment, BigDecimal> prices) {}

    void add(Map<String, String> attributes) {
        number++;
        Intake.Row row = intake.row(number);
        String name = attributes.get("instanceType");
        InstanceType known =
                name == null ? null : instanceTypes.find(PROVIDER, name).orElse(null);
        if (known == null) {
            row.skip(Code.NO_ACCELERATOR, "instanceType", name);
            return;
        }
        for (Requirement requirement : REQUIREMENTS) {
            if (!requirement.isMetBy(attributes)) {
                row.skip(requirement.otherwise(), requirement.attribute(), attributes.get(requirement.attribute()));
                return;
            }
        }
        var header = new Header();
        header.add("regionCode");
        Place place =
                Place.of(new SourceRow(number, header, new String[] {region(attributes)}), "regionCode", "zone", row);
        var item = new PriceItem(
                PROVIDER,
                place.region(),
                place.zone(),
                known.instanceType(),
                known.accelerator(),
                known.acceleratorsPerInstance(),
                Commitment.ON_DEMAND);
        kept.put(String.valueOf(attributes.get("sku")), new Product(row, item, new HashMap<>()));
    }

    /** One way in which a product is sold; of those with a term only the ones that are paid by the hour. */
    void addTerm(String sku, Map<String, String> term) {
        Product product = kept.get(sku);
        Commitment commitment = commitment(term);
        if (product == null || commitment == null) {
            return;
        }
        if (!term.containsKey(DOLLARS)) {
            product.row()
                    .say(
                            Code.CURRENCY_NOT_SUPPORTED,
                            "pricePerUnit",
                            term.containsKey("CNY") ? "CNY" : null,
                            Action.IGNORED);
            return;
        }
        var header = new Header();
        header.add(DOLLARS);
        BigDecimal price = Amounts.price(
                new SourceRow(product.row().line(), header, new String[] {term.get(DOLLARS)}), DOLLARS, product.row());
        if (price != null) {
            product.prices().putIfAbsent(commitment, price);
        }
    }

    void end(String source) {
        kept.values().forEach(product -> {
            HourlyPrices prices = HourlyPrices.seen(product.item(), true, intake.asOf(), source);
            product.prices().forEach((commitment, price) -> prices.take(commitment, price, product.row()));
            product.row().end();
        });
    }

    private static @Nullable Commitment commitment(Map<String, String> term) {
        String length = term.get("LeaseContractLength");
        if (length == null) {
            return Commitment.ON_DEMAND;
        }
        boolean hourly = NO_UPFRONT.equals(term.get("PurchaseOption")) && STANDARD.equals(term.get("OfferingClass"));
        return hourly ? TERMS.get(length) : null;
    }

    /** Lists from before 2021 name the place alone. */
    private @Nullable String region(Map<String, String> attributes) {
        String code = attributes.get("regionCode");
        String location = attributes.get("location");
        return code != null || location == null
                ? code
                : regions.all().stream()
                        .filter(region -> region.provider().equals(PROVIDER) && location.contains(region.location()))
                        .findFirst()
                        .map(Region::region)
                        .orElse(null);
    }
}
