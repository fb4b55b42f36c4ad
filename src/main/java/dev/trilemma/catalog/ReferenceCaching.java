package dev.trilemma.catalog;

import jakarta.servlet.Filter;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Reference data changes with a release only: clients keep it for an hour and then ask whether their copy still holds. */
@Configuration(proxyBeanMethods = false)
class ReferenceCaching {

    static final CacheControl ONE_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    /** An ETag from the bytes of the answer, and 304 where the client has them. */
    @Bean
    FilterRegistrationBean<Filter> referenceEtags() {
        var registration = new FilterRegistrationBean<Filter>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns(
                "/api/v1/accelerators",
                "/api/v1/accelerators/*",
                "/api/v1/interconnects",
                "/api/v1/regions",
                "/api/v1/scaling-laws",
                "/api/v1/techniques");
        return registration;
    }
}
