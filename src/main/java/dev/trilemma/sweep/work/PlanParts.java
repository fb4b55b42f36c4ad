package dev.trilemma.sweep.work;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.sweep.design.Axis;
import dev.trilemma.sweep.design.AxisValue;
import dev.trilemma.sweep.design.Fields;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts plan documents together of parts that were read before. The fields of a document are read one apart from the other, so that
 * what was valid once is valid beside any others. Of one thread.
 */
final class PlanParts {

    private final Memo<PlanDocument> models;
    private final Memo<PlanDocument> trainings;
    private final Memo<PlanDocument> clusters;
    private final Memo<PlanDocument> layouts;
    private final Memo<PlanDocument> prices;

    PlanParts(List<Axis> axes) {
        this.models = new Memo<>(axes, Fields.MODEL);
        this.trainings = new Memo<>(axes, Fields.TRAINING);
        this.clusters = new Memo<>(axes, Fields.CLUSTER);
        this.layouts = new Memo<>(axes, Fields.PARALLELISM);
        this.prices = new Memo<>(axes, Fields.PRICE);
    }

    /** @param reader reads the document of the point as a whole */
    PlanDocument document(List<AxisValue> point, Supplier<PlanDocument> reader) {
        Supplier<PlanDocument> whole = SingletonSupplier.of(reader);
        PlanDocument model = models.get(point, whole);
        PlanDocument price = prices.get(point, whole);
        return new PlanDocument(
                price.title(),
                model.model(),
                model.architecture(),
                model.huggingFaceConfig(),
                trainings.get(point, whole).training(),
                clusters.get(point, whole).cluster(),
                layouts.get(point, whole).parallelism(),
                price.pricing(),
                price.serving());
    }
}
