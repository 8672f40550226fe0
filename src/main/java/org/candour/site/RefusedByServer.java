package org.candour.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.Adapter;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.candour.regions.Regions;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the web server refuses before it is a request of ours (a broken address, host or method): answered in our words
 * and with our headers, without the database, and without a word of what was sent.
 */
@Component
class RefusedByServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Regions regions;
  private final SentenceLanguages languages;

  RefusedByServer(Regions regions, SentenceLanguages languages) {
    this.regions = regions;
    this.languages = languages;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    // Some questions (OPTIONS *) are answered without any valve.
    factory.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
      if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
        ProtocolHandler handler = connector.getProtocolHandler();
        handler.setAdapter(new Headed(handler.getAdapter()));
      }
    }));
    factory.addContextCustomizers(context -> {
      StandardHost host = (StandardHost) context.getParent();
      // Its own report is made by a valve of this class name; ours stands before it, and leaves it nothing to say.
      host.getPipeline().addValve(new ErrorReport(() -> page(languages.in(regions.first().language()))));
      host.setErrorReportValveClass(null);
    });
  }

  private static byte[] page(Sentences words) {
    String title = words.say("site.error.malformed");
    return ("<!doctype html>\n<html lang=\"" + words.language()
        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        + "content=\"width=device-width, initial-scale=1\"><title>" + title + "</title></head>\n<body><main><h1>"
        + title + "</h1><p>" + words.say("site.error.malformed-text") + "</p><p><a href=\"/\">"
        + words.say("site.error.home") + "</a></p></main></body></html>\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Before all that answers: each answer has the headers, whoever gives it. */
  private record Headed(Adapter behind) implements Adapter {

    @Override
    public boolean prepare(org.apache.coyote.Request request, org.apache.coyote.Response response) throws Exception {
      return behind.prepare(request, response);
    }

    @Override
    public void service(org.apache.coyote.Request request, org.apache.coyote.Response response) throws Exception {
      SecurityHeaders.ALL.forEach(response::setHeader);
      behind.service(request, response);
    }

    @Override
    public boolean asyncDispatch(org.apache.coyote.Request request, org.apache.coyote.Response response,
        SocketEvent status) throws Exception {
      return behind.asyncDispatch(request, response, status);
    }

    /** What is not even read far enough to be served is only written down. */
    @Override
    public void log(org.apache.coyote.Request request, org.apache.coyote.Response response, long time) {
      if (!response.isCommitted()) {
        SecurityHeaders.ALL.forEach(response::setHeader);
      }
      behind.log(request, response, time);
    }

    @Override
    public void checkRecycled(org.apache.coyote.Request request, org.apache.coyote.Response response) {
      behind.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
      return behind.getDomain();
    }
  }

  private static final class ErrorReport extends ErrorReportValve {

    private final java.util.function.Supplier<byte[]> page;

    ErrorReport(java.util.function.Supplier<byte[]> page) {
      this.page = page;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
      // Only what nobody has answered: our own pages of errors are written by then.
      if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      SecurityHeaders.ALL.forEach(response::setHeader);
      response.setHeader("Cache-Control", "no-store");
      byte[] bytes = page.get();
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(bytes.length);
      try {
        response.getOutputStream().write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
