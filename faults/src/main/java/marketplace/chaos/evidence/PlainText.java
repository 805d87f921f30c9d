package marketplace.chaos.evidence;

/**
 * Something that people or other programs read, to be searched for secrets.
 *
 * @param where as in {@code log of order-service}
 */
public record PlainText(String where, String text) {

    private static final String LOG = "log ";

    static PlainText ofLog(String name, String text) {
        return new PlainText(LOG + name, text);
    }

    boolean isLog() {
        return where.startsWith(LOG);
    }
}
