package org.candour;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.candour.shared.SecretToken;

/** Somebody who speaks HTTP without a browser, with cookies of their own. */
public final class Browserless {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
  private final String address;

  public Browserless(String address) {
    this.address = address;
  }

  /** Somebody behind one of the demo's doors; {@code nobody} stays outside. */
  public static Browserless as(String who) {
    Browserless caller = new Browserless(TestHouse.get().address());
    if (!who.equals("nobody")) {
      caller.post("/demo/doors/" + who);
    }
    return caller;
  }

  public HttpResponse<String> get(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path)).header("User-Agent", "Mozilla/5.0 test").GET().build());
  }

  /** A file as it comes. */
  public byte[] bytes(String path) {
    try {
      return client.send(HttpRequest.newBuilder(URI.create(address + path)).GET().build(),
          HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new IllegalStateException(path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> post(String path, String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(URLEncoder.encode(fields[i], StandardCharsets.UTF_8) + "="
          + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", address).POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))).build());
  }

  /** A form is sent, and the page that it leads to is opened, as a browser does. */
  public HttpResponse<String> follow(HttpResponse<String> sent) {
    return get(sent.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", ""));
  }

  /** A page as it looks after a form that leads to this address. */
  public HttpResponse<String> getAfterForm(String path) {
    HttpCookie done =
        new HttpCookie("candour-done", Base64.getUrlEncoder().withoutPadding().encodeToString(SecretToken.hash(path)));
    done.setPath("/");
    done.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), done);
    return get(path);
  }

  /** A request that another site makes a browser send. */
  public HttpResponse<String> postFrom(String origin, String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)).header("Origin", origin)
        .POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
