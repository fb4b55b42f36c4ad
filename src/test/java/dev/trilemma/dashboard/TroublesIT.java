package dev.trilemma.dashboard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No trouble of a page goes unnoticed. */
class TroublesIT {

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    console.error('by the page') | by the page
                    new Promise(done => setTimeout(() => { setTimeout(done); throw Error('of a script') })) | of a script
                    fetch('/api/v1/plans/none').then(() => 0) | /api/v1/plans/none
                    fetch('http://example.org').catch(() => 0) | http://example.org
                    new Promise(done => Object.assign(new Image(), { onerror: () => done(), src: 'http://example.org/a.png' })) | http://example.org/a.png
                    document.body.append(Object.assign(document.createElement('script'), { textContent: 'run()' })) | violates
                    """)
    void aTroubleFailsTheTestThatDoesNotExpectIt(String script, String trouble) {
        Opened opened = SERVICE.open("/", Look.LIGHT);
        opened.page().evaluate("async () => { await " + script + " }");

        assertThatThrownBy(opened::assertTroublesAsExpected).hasMessageContaining(trouble);

        opened.troubles().expect(trouble);
    }
}
