package org.candour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Debian's nginx with TLS before the house, set up as {@code docs/running.md} says, at a port that is not 443. */
final class NginxProxy implements AutoCloseable {

  private static final String CONFIGURATION = """
      daemon off;
      user %4$s;
      pid %1$s/pid;
      error_log %1$s/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        server {
          listen 127.0.0.1:%2$s ssl;
          ssl_certificate %1$s/cert.pem;
          ssl_certificate_key %1$s/key.pem;
          client_max_body_size 8m;
          location / {
            proxy_pass http://127.0.0.1:%3$s;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          }
        }
      }
      """;

  private final Process nginx;
  private final int port;

  /**
   * Stands before the site at this port, at the next port but hundred. Whoever speaks to it in this JVM trusts it from
   * now on.
   */
  NginxProxy(Path folder, int site, int port) throws IOException {
    this.port = port;
    run(folder, List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
        "cert.pem", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")).onExit().join();
    Files.writeString(folder.resolve("nginx.conf"),
        CONFIGURATION.formatted(folder, port, site, System.getProperty("user.name")));
    nginx = run(folder, List.of("nginx", "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString()));
    trustAll();
  }

  private static Process run(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  String address() {
    return "https://localhost:" + port;
  }

  private static void trustAll() {
    try {
      SSLContext trusting = SSLContext.getInstance("TLS");
      trusting.init(null, new TrustManager[]{new Everybody()}, new SecureRandom());
      SSLContext.setDefault(trusting);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    nginx.destroy();
    nginx.waitFor(10, TimeUnit.SECONDS);
  }

  /** A certificate that we made a moment ago is signed by nobody. */
  private static final class Everybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
