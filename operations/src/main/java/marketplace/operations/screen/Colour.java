package marketplace.operations.screen;

/** How a line looks where the output is a terminal. */
public enum Colour {
    PLAIN(""),
    BOLD("1"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35"),
    CYAN("36");

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() ? text : ESCAPE + code + "m" + text + RESET;
    }
}
