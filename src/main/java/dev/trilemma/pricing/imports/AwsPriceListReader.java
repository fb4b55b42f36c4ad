package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.catalog.Regions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An offer file of the AWS Price List, EC2 only: products first, then the terms on which they are sold. */
@Component
class AwsPriceListReader implements FormatReader {

    private final InstanceTypes instanceTypes;
    private final Regions regions;

    AwsPriceListReader(InstanceTypes instanceTypes, Regions regions) {
        this.instanceTypes = instanceTypes;
        this.regions = regions;
    }

    @Override
    public PriceFormat format() {
        return PriceFormat.AWS_PRICE_LIST;
    }

    @Override
    public Optional<String> onlyProvider() {
        return Optional.of(AwsProducts.PROVIDER);
    }

    @Override
    public void read(FileSource file, Intake intake) {
        JsonFile.requireThat(file.json(), "must be JSON: offer files of the AWS Price List are");
        var products = new AwsProducts(instanceTypes, regions, intake);
        JsonFile.read(file.upload().text(), parser -> new AwsOfferFile(parser, products).read());
        products.end(file.source());
    }
}
