package org.candour.journeys;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What axe finds wrong with the colours of a page's texts. A text is looked at once: another one that stands in the
 * same parts, with the same colours, backgrounds, shades and sizes from the outermost to its own, comes out as that one
 * did. Header and footer are the same on two hundred pages.
 */
final class Contrasts {

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
  /** Keeps the texts of the page in it, and gives for each of them all that its contrast hangs on. */
  private static final String TEXTS = """
      () => {
        const known = new Map();
        const hash = text => {
          let a = 0xdeadbeef, b = 0x41c6ce57;
          for (let i = 0; i < text.length; i++) {
            a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
            b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
          }
          return (a >>> 0).toString(36) + (b >>> 0).toString(36);
        };
        const look = part => {
          if (!part) return '';
          if (!known.has(part)) {
            const s = getComputedStyle(part);
            known.set(part, hash([look(part.parentElement), part.localName, part.getAttribute('class'), s.color, \
            s.backgroundColor, s.backgroundImage,
              s.opacity, s.fontSize, s.fontWeight, s.textShadow, s.position, s.display, s.visibility, part.open, \
              part.disabled, part.ariaDisabled].join(' ')));
          }
          return known.get(part);
        };
        window.texts = [...document.body.querySelectorAll('*')].filter(part => ['INPUT', 'SELECT', \
        'TEXTAREA'].includes(part.nodeName)
          || [...part.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
        return window.texts.map(look);
      }""";
  private static final String FAULTS = """
      ([fresh, rules]) => window.axe.run({include: fresh.map(i => window.texts[i])}, {runOnly: {type: 'rule', values: \
      rules}, resultTypes: ['violations']}).then(
        result => result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ': ' + v.help + ' ' + \
        n.target)))""";

  private Contrasts() {}

  /** What is wrong by these rules with what they have not seen yet; axe is in the page. */
  static List<String> of(Page page, List<String> rules) {
    List<?> texts = (List<?>) page.evaluate(TEXTS);
    List<Integer> fresh = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (SEEN.add(rules + " " + texts.get(i))) {
        fresh.add(i);
      }
    }
    return fresh.isEmpty()
        ? List.of()
        : ((List<?>) page.evaluate(FAULTS, List.of(fresh, rules))).stream().map(String::valueOf).toList();
  }
}
