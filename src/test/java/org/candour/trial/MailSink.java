package org.candour.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server outside the application that keeps what it accepts. {@link #afterAccepting} runs between the acceptance
 * and the application's commit: the worst moment to be killed.
 */
final class MailSink implements AutoCloseable {

  private static final Pattern STORY = Pattern.compile("/stories/(\\d+)");
  private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
  private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject: (.*)$");

  /** An accepted message: the story it links to, or 0. */
  record Accepted(String to, String id, long story, String subject) {}

  private final ServerSocket server;
  private final java.util.Queue<Accepted> all = new java.util.concurrent.ConcurrentLinkedQueue<>();
  private final AtomicReference<Runnable> afterAccepting = new AtomicReference<>();

  MailSink() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    Thread.ofVirtual().start(() -> {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          threads.execute(() -> talk(socket));
        } catch (IOException e) {
          return;
        }
      }
    });
  }

  int port() {
    return server.getLocalPort();
  }

  List<Accepted> accepted() {
    return List.copyOf(all);
  }

  /** What happens, once, right after the next message is accepted. */
  void afterAccepting(Runnable act) {
    afterAccepting.set(act);
  }

  private void talk(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 sink");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        switch (command) {
          case "RCPT" -> {
            to = line.replaceAll(".*<([^>]*)>.*", "$1");
            say(out, "250 ok");
          }
          case "DATA" -> {
            say(out, "354 go on");
            keep(to, data(in));
            say(out, "250 kept");
            Runnable act = afterAccepting.getAndSet(null);
            if (act != null) {
              act.run();
            }
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // The application was killed in the middle of a sentence; what was not accepted is not kept.
    }
  }

  private void keep(String to, String message) {
    String flat = message.replace("=\n", "").replace("=3D", "=");
    Matcher story = STORY.matcher(flat);
    Matcher id = ID.matcher(message);
    Matcher subject = SUBJECT.matcher(message);
    all.add(new Accepted(to, id.find() ? id.group(1) : "", story.find() ? Long.parseLong(story.group(1)) : 0,
        subject.find() ? subject.group(1) : ""));
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
