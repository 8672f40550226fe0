package org.candour.site;

import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks whether something was changed before a page is made, and shows in its place what cannot be made. One page at a
 * time: templates are compiled into one folder.
 */
final class EditFilter extends OncePerRequestFilter {

  private static final String START_AGAIN =
      "Java, or what is read at the start, has changed: stop with Ctrl-C and start again to see it.";

  private final Watched templateFiles;
  private final Watched java;
  private final Watched tables;
  private final TemplateEngine templates;
  private final EditedSentences sentences;
  private final EditedStyle style;
  private final ReentrantLock one = new ReentrantLock();
  private boolean stale;

  EditFilter(Path sources, TemplateEngine templates, EditedSentences sentences, EditedStyle style) throws IOException {
    this.templateFiles = new Watched(sources.resolve("jte"));
    this.java = new Watched(sources.resolve("java"));
    this.tables = new Watched(sources.resolve("resources/db"));
    this.templates = templates;
    this.sentences = sentences;
    this.style = style;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean asset = request.getRequestURI().contains("/assets/");
    String css = style.css();
    if (asset && css != null && request.getRequestURI().endsWith("/candour.css")) {
      response.setContentType("text/css;charset=UTF-8");
      response.getOutputStream().write(css.getBytes(StandardCharsets.UTF_8));
    } else if (asset) {
      chain.doFilter(request, response);
    } else {
      one.lock();
      try {
        page(request, response, chain);
      } finally {
        one.unlock();
      }
    }
  }

  private void page(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      templateFiles.whenChanged(templates::clearCache);
      sentences.look();
      style.look();
      if (java.whenChanged(() -> stale = true) | tables.whenChanged(() -> stale = true)) {
        System.out.println("candour: " + START_AGAIN);
      }
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      String reason = reason(e);
      if (reason == null || response.isCommitted()) {
        throw e;
      }
      response.reset();
      response.setStatus(500);
      response.setContentType("text/plain;charset=UTF-8");
      String more = stale ? "\n\n" + START_AGAIN : "";
      response.getOutputStream().write((reason + more + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What is wrong with a source, in the words of who read it; nothing where something else went wrong. */
  private static @Nullable String reason(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof TemplateException) {
        Throwable cause = at.getCause();
        return cause == null ? at.getMessage() : at.getMessage() + "\n" + EditedTemplates.place(cause) + "\n" + cause;
      }
      if (at instanceof Unmakeable) {
        return at.getMessage();
      }
    }
    return null;
  }
}
