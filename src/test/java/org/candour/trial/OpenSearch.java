package org.candour.trial;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One OpenSearch node in a process of its own, as it comes: what benchmarks compare with. */
final class OpenSearch implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final String address;

  OpenSearch(Path folder, String heap) throws IOException, InterruptedException {
    Path parts = Path.of("target/opensearch.classpath");
    if (!Files.exists(parts)) {
      Process maven = new ProcessBuilder("mvn", "-q", "-B", "-f", "src/test/opensearch/pom.xml",
          "dependency:build-classpath", "-Dmdep.outputFile=" + parts.toAbsolutePath()).inheritIO().start();
      if (maven.waitFor() != 0) {
        throw new IOException("OpenSearch's parts could not be had");
      }
    }
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xms" + heap, "-Xmx" + heap,
        "-cp", Files.readString(parts).strip(), "src/test/opensearch/OpenSearchNode.java", folder.toString(),
        Integer.toString(port)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    address = "http://localhost:" + port;
    long begun = System.nanoTime();
    while (true) {
      try {
        call("GET", "/_cluster/health?wait_for_status=yellow&timeout=60s", null);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - begun > 180_000_000_000L) {
          throw new IOException("OpenSearch did not start; see " + log, e);
        }
        process.waitFor(250, TimeUnit.MILLISECONDS);
      }
    }
  }

  JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    request.method(method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (body != null) {
      request.header("Content-Type", path.contains("_bulk") ? "application/x-ndjson" : "application/json");
    }
    HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " "
          + answer.body().substring(0, Math.min(400, answer.body().length())));
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
