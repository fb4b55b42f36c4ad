package dev.trilemma.benchmark;

import java.lang.reflect.Method;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An endpoint of the same application that does nothing: reads the body, and answers as many bytes as it is told. No component of the
 * application, so that no test finds it. Its path is that of the first access rule, so that none passes fewer of them.
 */
final class NoOp {

    static final String PATH = "/api/v1/teams/no-op";

    private volatile byte[] answer = {};

    static NoOp in(ApplicationContext application) throws NoSuchMethodException {
        var mapping = application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Method method = NoOp.class.getDeclaredMethod("answer", byte[].class);
        var noOp = new NoOp();
        mapping.registerMapping(
                RequestMappingInfo.paths(PATH)
                        .methods(RequestMethod.GET, RequestMethod.POST)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                noOp,
                method);
        return noOp;
    }

    /** From now on answers so many bytes. */
    void answers(int bytes) {
        answer = new byte[bytes];
    }

    ResponseEntity<byte[]> answer(@RequestBody(required = false) byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }
}
