package dev.trilemma.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Sets up Tomcat beyond what properties can say. */
@Component
class Container implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ContainerProblems.class.getName());
            host.getPipeline().addValve(new RequestIdValve());
            host.getPipeline().addValve(new ContainerProblems());
            host.getPipeline().addValve(new ConnectionValve());
        });
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", String.valueOf(WholeAnswers.BYTES)));
    }
}
