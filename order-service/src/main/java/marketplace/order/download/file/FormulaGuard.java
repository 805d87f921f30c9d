package marketplace.order.download.file;

/** Keeps spreadsheets from taking text in a CSV file for a formula, which could fetch, send or run something. */
final class FormulaGuard {

    /** What begins a formula, its full-width forms, and what spreadsheets skip before one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final char APOSTROPHE = '\'';

    private FormulaGuard() {}

    /** The text, with an apostrophe in front where a spreadsheet would calculate. */
    static String guarded(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? APOSTROPHE + text : text;
    }
}
