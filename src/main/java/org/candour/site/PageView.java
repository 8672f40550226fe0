package org.candour.site;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candour.shared.Caller;
import org.candour.shared.Shell;
import org.springframework.web.servlet.View;

/** A precompiled template as Spring sees a page. The whole page is made before its first byte is sent. */
record PageView(TemplateEngine templates, ShellMaker shells, String name) implements View {

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(@org.jspecify.annotations.Nullable Map<String, ?> model, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    Map<String, Object> values = new HashMap<>(model == null ? Map.of() : model);
    Shell shell = shells.of(request);
    values.put("shell", shell);
    keepWords(values, request, response, shell);
    StringOutput page = new StringOutput(16 * 1024);
    templates.render(name + ".jte", values, page);
    byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType(getContentType());
    response.setContentLength(bytes.length);
    response.setHeader("Content-Language", shell.words().language());
    keepApart(shell, response);
    response.getOutputStream().write(bytes);
  }

  /**
   * A form that did not land, whatever became of the thing that it was meant for: what was typed stands on the page
   * that says so. One that another site sent is nobody's words.
   */
  private static void keepWords(Map<String, Object> values, HttpServletRequest request, HttpServletResponse response,
      Shell shell) {
    if (request.getMethod().equals("POST") && response.getStatus() >= 400
        && response.getStatus() != HttpServletResponse.SC_FORBIDDEN) {
      try {
        values.put("typedWords", KeptWords.of(request, shell.words()));
        response.setHeader("Cache-Control", "no-store");
      } catch (IllegalStateException unreadable) {
        values.put("typedWords", List.of());
      }
    }
  }

  /** The same address looks different to somebody signed in, and in another language: no cache may mix them up. */
  private static void keepApart(Shell shell, HttpServletResponse response) {
    response.addHeader("Vary", "Accept-Language, Cookie");
    if (!response.containsHeader("Cache-Control")) {
      response.setHeader("Cache-Control", shell.caller() instanceof Caller.Nobody ? "no-cache" : "no-store");
    }
  }
}
