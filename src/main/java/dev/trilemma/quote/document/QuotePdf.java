package dev.trilemma.quote.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The page of a quote as a tagged PDF that has its fonts in it and needs nothing from elsewhere, neither to be made nor to be read. */
@Component
class QuotePdf {

    private static final String FONT = "Liberation Sans";
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** Stands for a character that the fonts lack. */
    private static final String REPLACEMENT = "\u25A1";

    static {
        // else it writes to the console by itself, past the log
        XRLog.setLoggingEnabled(false);
    }

    private final QuotePage page;

    QuotePdf(QuotePage page) {
        this.page = page;
    }

    byte[] of(StoredFields quote) {
        var pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFont(font("Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
                .useFont(font("Bold"), FONT, BOLD, FontStyle.NORMAL, true)
                .useReplacementText(REPLACEMENT)
                .useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A)
                .useColorProfile(SRGB)
                .withProducer("Trilemma")
                .withHtmlContent(page.of(quote), null)
                .toStream(pdf);
        try {
            builder.run();
        } catch (IOException failure) {
            throw new UncheckedIOException("a quote cannot be written as a PDF", failure);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String weight) {
        var file = new ClassPathResource("liberation/LiberationSans-" + weight + ".ttf");
        return () -> {
            try {
                return file.getInputStream();
            } catch (IOException failure) {
                throw new UncheckedIOException("a font is missing", failure);
            }
        };
    }
}
