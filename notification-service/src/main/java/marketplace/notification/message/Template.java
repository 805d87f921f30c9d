package marketplace.notification.message;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {name}} with values in one pass, so that a value is never read as a template. What stands in
 * {@code [brackets]} is left out when a value in it is absent.
 */
final class Template {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^]]*)]");
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final String ABSENT = "—";

    private Template() {}

    static String fill(String template, Map<String, String> values) {
        String wanted = OPTIONAL.matcher(template)
                .replaceAll(part -> Matcher.quoteReplacement(isComplete(part.group(1), values) ? part.group(1) : ""));
        return NAME.matcher(wanted)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), ABSENT)));
    }

    private static boolean isComplete(String part, Map<String, String> values) {
        return NAME.matcher(part).results().map(Template::name).allMatch(values::containsKey);
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
