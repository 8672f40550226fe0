import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node for the benchmarks: a folder, a port; it ends with whoever started it. */
public final class OpenSearchNode {

  public static void main(String[] args) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> {
      settings.put("http.port", args[1]);
      settings.put("discovery.type", "single-node");
      settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    });
    try {
      runner.build(OpenSearchRunner.newConfigs().basePath(Path.of(args[0]).toString()).numOfNode(1).clusterName("bench")
          .useLogger());
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.out.println("ready");
    // Standard input ends when the parent does.
    while (System.in.read() >= 0) {}
    runner.close();
    System.exit(0);
  }
}
