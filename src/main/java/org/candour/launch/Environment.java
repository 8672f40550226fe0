package org.candour.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says, read and checked before anything is begun. What is wrong there would show only in letters
 * that have left already.
 */
final class Environment {

  private final UnaryOperator<@Nullable String> variable;

  /** The environment of this process. */
  Environment() {
    this(name -> System.getenv(String.valueOf(name)));
  }

  Environment(UnaryOperator<@Nullable String> variable) {
    this.variable = variable;
  }

  private @Nullable String value(String name) {
    String value = variable.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** {@code CANDOUR_PORT}. */
  int port() {
    String named = value("CANDOUR_PORT");
    return named == null ? 8080 : port("CANDOUR_PORT", named);
  }

  private static int port(String variable, String named) {
    try {
      int port = Integer.parseInt(named);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new StartRefused(variable + " is '" + named + "', which is not a port. Use a number such as 8080.");
  }

  /**
   * {@code CANDOUR_OPERATION_PORT}: where health and metrics are, for this machine alone unless
   * {@code CANDOUR_OPERATION_BIND} says otherwise; the next one after the site's where nothing is said, 0 where it is
   * switched off.
   */
  int operationPort(int port) {
    String named = value("CANDOUR_OPERATION_PORT");
    return named == null ? port + 1 : named.equals("0") ? 0 : port("CANDOUR_OPERATION_PORT", named);
  }

  /** Whether that port was asked for, so that a start without it would be a promise broken. */
  boolean operationPortNamed() {
    return value("CANDOUR_OPERATION_PORT") != null;
  }

  String operationBind() {
    return Objects.requireNonNullElse(value("CANDOUR_OPERATION_BIND"), "127.0.0.1");
  }

  /** {@code CANDOUR_LOG}: {@code text}, or {@code json} for machines that read it. */
  private void log(Map<String, Object> properties) {
    String named = value("CANDOUR_LOG");
    if (named == null || named.equals("text")) {
      return;
    }
    if (!named.equals("json")) {
      throw new StartRefused("CANDOUR_LOG is '" + named + "'. It may be text or json.");
    }
    properties.put("logging.structured.format.console", "ecs");
  }

  /** {@code CANDOUR_BIND}; a demo is for this machine only. */
  String bind(boolean demo) {
    String named = value("CANDOUR_BIND");
    return named != null ? named : demo ? "127.0.0.1" : "0.0.0.0";
  }

  /** What the application is told. */
  Map<String, Object> properties(int port, boolean demo) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.address", bind(demo));
    String smtp = smtp();
    String address = address();
    if (smtp != null) {
      if (address == null && !demo && port >= 0) {
        throw new StartRefused(
            "CANDOUR_SMTP_URL is set and CANDOUR_ADDRESS is not, so links in letters would lead nowhere."
                + " Set it to what people type, such as https://stories.example.org.");
      }
      properties.put("candour.smtp-url", smtp);
    }
    returns(properties);
    log(properties);
    properties.put("candour.address", address != null ? address : "http://localhost:" + Math.max(port, 0));
    proxies(properties);
    String limits = value("CANDOUR_LIMITS");
    if (limits != null) {
      properties.put("candour.limits", limits);
    }
    return properties;
  }

  /** {@code CANDOUR_ADDRESS}: scheme and host, and nothing after them. */
  private @Nullable String address() {
    String named = value("CANDOUR_ADDRESS");
    if (named == null) {
      return null;
    }
    String address = named;
    while (address.endsWith("/")) {
      address = address.substring(0, address.length() - 1);
    }
    if (!Pattern.matches("https?://[^/?#@\\s]+", address) || uri(address) == null) {
      throw new StartRefused(
          "CANDOUR_ADDRESS is '" + named + "'. Write it like https://stories.example.org, without a path.");
    }
    return address;
  }

  /** {@code CANDOUR_SMTP_URL}. It may hold a password, so it is never repeated. */
  private @Nullable String smtp() {
    String named = value("CANDOUR_SMTP_URL");
    if (named == null) {
      return null;
    }
    URI uri = uri(named);
    if (uri == null || uri.getHost() == null || !Pattern.matches("smtps?", String.valueOf(uri.getScheme()))) {
      throw new StartRefused(
          "CANDOUR_SMTP_URL cannot be read. Write it like smtp://user:password@mail.example.org:587, with %40 for"
              + " an @ and %23 for a # inside the password.");
    }
    return named;
  }

  /** {@code CANDOUR_RETURNS_URL} and {@code CANDOUR_RETURNS_TO}: both or none. */
  private void returns(Map<String, Object> properties) {
    String url = value("CANDOUR_RETURNS_URL");
    String to = value("CANDOUR_RETURNS_TO");
    if (url == null && to == null) {
      return;
    }
    URI uri = url == null ? null : uri(url);
    if (uri == null || !Pattern.matches("imaps?", String.valueOf(uri.getScheme())) || to == null || !to.contains("@")) {
      throw new StartRefused(
          "CANDOUR_RETURNS_URL and CANDOUR_RETURNS_TO belong together: the mailbox that undelivered letters"
              + " come back to, like imaps://user:password@mail.example.org/INBOX, and its address.");
    }
    properties.put("candour.returns-url", url);
    properties.put("candour.returns-to", to);
  }

  private static @Nullable URI uri(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() == null ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Only from these addresses and networks is it believed who asked, and over what; from nobody by default. */
  private void proxies(Map<String, Object> properties) {
    String trusted = value("CANDOUR_TRUSTED_PROXIES");
    properties.put("server.forward-headers-strategy", trusted == null ? "none" : "native");
    if (trusted != null) {
      List<String> named = List.of(trusted.split("[,\\s]+"));
      named.stream().filter(n -> !isNetwork(n)).findFirst().ifPresent(wrong -> {
        throw new StartRefused("CANDOUR_TRUSTED_PROXIES has '" + wrong
            + "'. Write addresses or networks like 10.0.0.5 or 10.0.0.0/8, with commas between them.");
      });
      properties.put("server.tomcat.remoteip.internal-proxies", String.join(",", named));
    }
  }

  private static boolean isNetwork(String named) {
    // Whole numeric addresses alone: a name would be asked of some name server, and what is cut short means another
    // network.
    if (!Pattern.matches("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F.:]+)(/\\d{1,3})?", named)) {
      return false;
    }
    try {
      new NetMask(named);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
