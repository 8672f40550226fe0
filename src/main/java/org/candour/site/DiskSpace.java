package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Leaves the last of the disk to the words: files are refused first, and all writing before the embedded server, which
 * ends when it cannot write its log. A server elsewhere has its own disk, which cannot be seen from here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DiskSpace extends OncePerRequestFilter implements HandlerInterceptor {

  /** Bytes below which no file is taken. */
  static final long FOR_FILES = 250L << 20;
  /** Bytes below which nothing is taken: four segments of the server's log. */
  static final long FOR_WORDS = 64L << 20;

  private final File folder;
  private final boolean ours;

  DiskSpace(@Value("${candour.home:.}") String home, @Value("${candour.embedded:false}") boolean ours) {
    this.folder = new File(home);
    this.ours = ours;
  }

  /** Whether a write of words would still be taken. */
  boolean takesWords() {
    return free() >= FOR_WORDS;
  }

  private long free() {
    return ours ? folder.getUsableSpace() : Long.MAX_VALUE;
  }

  /** Before a file is read, which would be kept on the same disk meanwhile. */
  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/") && free() < FOR_FILES) {
      response.sendError(HttpStatus.INSUFFICIENT_STORAGE.value());
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("POST") && !takesWords()) {
      throw new Outage();
    }
    return true;
  }
}
