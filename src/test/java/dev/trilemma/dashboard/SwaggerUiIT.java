package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.trilemma.ApiDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Swagger UI: its scripts are not ours, but the document and the headers are. */
class SwaggerUiIT {

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @Test
    void everyOperationIsThereAndOneCanBeTried() {
        Opened swagger = SERVICE.open("/swagger-ui/index.html", Look.LIGHT);

        Locator operations = swagger.page().locator(".opblock");
        assertThat(operations)
                .hasCount(ApiDescription.of(SERVICE.calls()).operations().size());

        Locator estimate = swagger.page().locator("[id$='-createEstimate']");
        estimate.locator(".opblock-summary-control").click();
        estimate.locator(".execute").click();
        assertThat(estimate.locator(".live-responses-table tbody .response-col_status"))
                .containsText("200");
        swagger.screenshot("swagger-ui");
    }
}
