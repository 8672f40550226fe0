package org.candour.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.candour.TestHouse;

/** A phone or a computer: a browser that keeps its profile on disk, and can be killed like one whose battery dies. */
final class Device implements AutoCloseable {

  private final Path profile;
  private final boolean script;
  private Playwright playwright;
  private BrowserContext context;
  private Page page;

  Device(Path profile, boolean script) {
    this.profile = profile;
    this.script = script;
    start();
  }

  private void start() {
    playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    context = playwright.chromium().launchPersistentContext(profile,
        new BrowserType.LaunchPersistentContextOptions().setExecutablePath(Visitor.chromium()).setHeadless(true)
            .setJavaScriptEnabled(script).setViewportSize(360, 800).setLocale("en-GB")
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")));
    page = context.pages().getFirst();
    page.setDefaultTimeout(15_000);
  }

  Page page() {
    return page;
  }

  Page open(String path) {
    page.navigate(TestHouse.get().address() + path);
    return page;
  }

  /** The battery dies: nothing is said to the browser. Then it is switched on again. */
  void dieAndStart() {
    List<ProcessHandle> all = ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(profile.toString())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    playwright.close();
    start();
  }

  /** Closed as people close it, so that the browser writes down what it keeps. */
  @Override
  public void close() {
    context.close();
    playwright.close();
  }

  /** The files of the profile in which these words stand, in either way that browsers write text. */
  List<String> filesWith(String words) throws IOException {
    byte[] plain = words.getBytes(StandardCharsets.UTF_8);
    byte[] wide = words.getBytes(StandardCharsets.UTF_16LE);
    try (Stream<Path> files = Files.walk(profile)) {
      return files.filter(Files::isRegularFile).filter(f -> holds(f, plain) || holds(f, wide))
          .map(f -> profile.relativize(f).toString()).toList();
    }
  }

  private static boolean holds(Path file, byte[] words) {
    try {
      String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return all.contains(new String(words, StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return false;
    }
  }
}
