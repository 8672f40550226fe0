package org.candour.inviting;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.candour.regions.Regions;
import org.candour.shared.QrCode;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** What is hung up and handed out: poster and leaflet as PDF, with our letters in it and nothing that is fetched. */
@Component
class InvitationPrints {

  /** More services than these are called by whose they are. */
  private static final int NAMED = 3;
  private static final int SHORT = 70;
  private static final int MEDIUM = 130;
  private static final int LONGEST = 240;
  private static final int HOLDER = 90;

  private final TemplateEngine templates;
  private final Regions regions;

  InvitationPrints(TemplateEngine templates, Regions regions) {
    this.templates = templates;
    this.regions = regions;
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  /** @param kind poster or leaflet */
  byte[] pdf(String kind, Invitation link, List<String> services, String address, Shell shell) {
    StringOutput page = new StringOutput();
    String all = String.join("; ", services);
    String about =
        brief(services.isEmpty() || services.size() > NAMED || (services.size() > 1 && all.length() > LONGEST)
            ? link.holder()
            : all, LONGEST);
    templates.render("inviting/" + kind + ".jte",
        Map.of("shell", shell, "link", link, "about", about, "fit", fit(about), "holder", brief(link.holder(), HOLDER),
            "region", regions.get(link.region()), "address", address.replaceFirst("^https?://", ""), "style",
            "<style>" + style(kind) + style("print") + "</style>", "qr",
            "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.sturdy(address).png())),
        page);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (int weight : List.of(400, 600)) {
      builder.useFont(() -> part("/print/inter-latin-" + weight + "-normal.ttf"), "Inter", weight, FontStyle.NORMAL,
          true);
      builder.useFont(() -> part("/print/inter-latin-ext-" + weight + "-normal.ttf"), "Inter Ext", weight,
          FontStyle.NORMAL, true);
    }
    builder.useFont(() -> part("/print/DejaVuSans.ttf"), "DejaVu", 400, FontStyle.NORMAL, true);
    builder.useFont(() -> part("/print/DejaVuSans-Bold.ttf"), "DejaVu", 600, FontStyle.NORMAL, true);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      builder.withHtmlContent(page.toString(), null).toStream(bytes).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The longer a name, the smaller it is set. */
  private static String fit(String about) {
    return about.length() <= SHORT ? "short" : about.length() <= MEDIUM ? "medium" : "long";
  }

  private static String brief(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1).strip() + "…";
  }

  private static String style(String name) {
    try (InputStream sheet = part("/inviting/" + name + ".css")) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream part(String name) {
    return Objects.requireNonNull(InvitationPrints.class.getResourceAsStream(name), name);
  }
}
