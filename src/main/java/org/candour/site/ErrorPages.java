package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.candour.look.Page;
import org.candour.look.UnsentText;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What people see when something is not there or went wrong. Never a stack. Who sent a form reads their own words
 * there, as on every page that refuses one: {@link PageView}.
 */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  // Bytes that are no character of the database's encoding, and characters that it cannot translate.
  private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

  private static final Duration RETRY = Duration.ofSeconds(30);

  private final ShellMaker shells;
  private final AtomicLong outageSaid = new AtomicLong();

  ErrorPages(ShellMaker shells) {
    this.shells = shells;
  }

  @Open
  @RequestMapping("/error")
  Page error(HttpServletRequest request, HttpServletResponse response) {
    Object code = request.getAttribute("jakarta.servlet.error.status_code");
    int status = code instanceof Integer number ? number : 404;
    if (Outage.is((Throwable) request.getAttribute("jakarta.servlet.error.exception"))) {
      return outage(request, response);
    }
    return page(status, response);
  }

  @ExceptionHandler({NotFound.class, NoResourceFoundException.class, NoHandlerFoundException.class,
      MethodArgumentTypeMismatchException.class})
  Page notFound(HttpServletResponse response) {
    return page(404, response);
  }

  @ExceptionHandler({ServletRequestBindingException.class, HttpMessageNotReadableException.class})
  Page malformed(HttpServletResponse response) {
    return page(400, response);
  }

  @ExceptionHandler({HttpRequestMethodNotSupportedException.class, HttpMediaTypeException.class})
  Page wrongMethod(HttpServletResponse response) {
    return page(405, response);
  }

  /** Too many bytes, or bytes that are no text. */
  @ExceptionHandler(InvalidParameterException.class)
  Page unreadable(InvalidParameterException e, HttpServletResponse response) {
    return page(e.getErrorCode(), response);
  }

  @ExceptionHandler(MultipartException.class)
  Page tooLarge(HttpServletResponse response) {
    return page(413, response);
  }

  @ExceptionHandler(Stale.class)
  Page stale(HttpServletResponse response) {
    return page(409, response);
  }

  /** A character that no database keeps, in a field that nobody cleaned before. */
  @ExceptionHandler(DataIntegrityViolationException.class)
  Page unkeepable(DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response) {
    boolean character =
        e.getMostSpecificCause() instanceof SQLException sql && UNKEEPABLE.contains(String.valueOf(sql.getSQLState()));
    return character ? page(400, response) : broken(e, request, response);
  }

  @ExceptionHandler(SignedOut.class)
  Page signedOut(SignedOut e, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("Cache-Control", "no-store");
    return new SignedOutPage(e.door(), e.why(), KeptWords.of(request, shells.of(request).words()));
  }

  @ExceptionHandler(Exception.class)
  Page broken(Exception e, HttpServletRequest request, HttpServletResponse response) {
    if (Outage.is(e)) {
      sayOutage(e);
      return outage(request, response);
    }
    // The class and the place say enough; messages of the database may carry what somebody typed.
    StackTraceElement[] at = e.getStackTrace();
    // So does an address: it may be a one-time link. The route it belongs to says where to look.
    LOG.error("{} {} failed: {} at {}", request.getMethod(),
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), e.getClass().getName(),
        at.length > 0 ? at[0] : "?");
    LOG.debug("in full", e);
    return page(500, response);
  }

  /** Nothing could be kept: what was sent goes back to whoever sent it, with a button to send it again. */
  private Page outage(HttpServletRequest request, HttpServletResponse response) {
    // Who is signed in stands in the database as well.
    Shell shell = shells.ofNobody(request);
    boolean sent = request.getMethod().equals("POST");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", Long.toString(RETRY.toSeconds()));
    response.setHeader("Cache-Control", "no-store");
    return new OutagePage(shell.path().startsWith("/tell"), sent ? KeptWords.whole(request, shell.words()) : List.of(),
        sent && KeptWords.mayBeSentAgain(request) ? request.getParameterMap() : Map.of());
  }

  /** Once for all who meet it: an outage fills no log. */
  private void sayOutage(Exception e) {
    long now = System.nanoTime();
    long before = outageSaid.get();
    if ((before == 0 || now - before > RETRY.toNanos()) && outageSaid.compareAndSet(before, now)) {
      LOG.error("the database cannot be reached or cannot write: {}", e.getClass().getName());
    }
  }

  private static Page page(int status, HttpServletResponse response) {
    response.setStatus(HttpStatus.resolve(status) == null ? 500 : status);
    String kind = switch (status) {
      case 400 -> "malformed";
      case 401, 403 -> "refused";
      case 404 -> "missing";
      case 405, 406, 415 -> "method";
      case 409 -> "stale";
      case 413 -> "large";
      case 429 -> "often";
      case 507 -> "full";
      default -> "broken";
    };
    return new ErrorPage(kind);
  }

  /** What went wrong. */
  record ErrorPage(String kind) implements Page {}

  /** What was typed while we could not keep it. */
  record OutagePage(boolean telling, List<UnsentText> kept, Map<String, String[]> again) implements Page {}

  /** What was typed by somebody who is outside. */
  record SignedOutPage(String door, String why, List<UnsentText> kept) implements Page {}
}
