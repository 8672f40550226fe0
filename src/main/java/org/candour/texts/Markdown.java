package org.candour.texts;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/**
 * Markdown as HTML that may stand on our pages: no HTML of its own, no pictures, no addresses but web, mail and
 * telephone. Made safe twice, by the renderer and by a second reader of what it made.
 */
@Component
public class Markdown {

  // Longer than any page or post may be; a parser is not asked to read a book.
  private static final int MOST = 200_000;
  // As browsers read an address: a backslash is a slash, two of either begin a host, and a scheme needs none.
  private static final Pattern FOREIGN = Pattern.compile("(?i)https?:.*|[/\\\\]{2}.*");
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}]");

  private static final List<String> PROTOCOLS = List.of("http", "https", "mailto", "tel");
  private static final UrlSanitizer ADDRESSES = new DefaultUrlSanitizer(PROTOCOLS);
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(40).build();
  private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
      .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code",
          "strong", "em", "a", "table", "thead", "tbody", "tr", "th", "td")
      .allowUrlProtocols(PROTOCOLS.toArray(String[]::new)).allowAttributes("href").onElements("a")
      .allowAttributes("rel").matching(Pattern.compile("nofollow noopener")).onElements("a").allowAttributes("start")
      .matching(Pattern.compile("\\d{1,6}")).onElements("ol").toFactory();

  /** The text as HTML. Its first-level headings become second-level ones, since the page has a heading of its own. */
  public String html(String markdown) {
    return html(markdown, "");
  }

  /**
   * The text as HTML.
   *
   * @param prefix what addresses inside the house begin with in this region
   */
  public String html(String markdown, String prefix) {
    Node document = PARSER.parse(markdown.length() > MOST ? markdown.substring(0, MOST) : markdown);
    document.accept(new Lower());
    HtmlRenderer renderer =
        HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).urlSanitizer(ADDRESSES)
            .attributeProviderFactory(context -> (node, tag, attributes) -> leads(node, attributes, prefix)).build();
    // What cannot be narrower moves by itself, and not the page.
    return SAFE.sanitize(renderer.render(document)).replace("<table>", "<div class=\"wide\"><table>")
        .replace("</table>", "</table></div>");
  }

  /** The words of the first heading, and the rest of the text. */
  static List<String> titleAndRest(String markdown) {
    int end = markdown.indexOf('\n');
    String first = end < 0 ? markdown : markdown.substring(0, end);
    String rest = end < 0 ? "" : markdown.substring(end + 1);
    return first.startsWith("# ") ? List.of(first.substring(2).strip(), rest) : List.of("", markdown);
  }

  private static void leads(Node node, Map<String, String> attributes, String prefix) {
    String written = attributes.get("href");
    if (!(node instanceof Link) || written == null) {
      return;
    }
    // Browsers drop what nobody sees in an address; we do before we look at it.
    String href = UNSEEN.matcher(written).replaceAll("");
    attributes.put("href", href);
    if (FOREIGN.matcher(href).matches()) {
      attributes.put("rel", "nofollow noopener");
    } else if (href.startsWith("/")) {
      attributes.put("href", prefix + href);
    }
  }

  private static final class Lower extends AbstractVisitor {

    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(6, heading.getLevel() + (firstLevel(heading) ? 1 : 0)));
      visitChildren(heading);
    }

    private static boolean firstLevel(Heading heading) {
      return heading.getLevel() == 1;
    }
  }
}
