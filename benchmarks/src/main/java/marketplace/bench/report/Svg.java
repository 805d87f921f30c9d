package marketplace.bench.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws plots, one below the other, as one picture. */
public final class Svg {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 36;
    private static final int BOTTOM = 44;
    private static final int STEPS = 4;
    private static final int LINE_HEIGHT = 16;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#66a182", "#edae49", "#6c4a9e");

    private final StringBuilder picture = new StringBuilder();

    private Svg() {}

    public static String of(List<Plot> plots) {
        Svg svg = new Svg();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT * plots.size());
        svg.add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        for (int place = 0; place < plots.size(); place++) {
            svg.plot(plots.get(place), place * HEIGHT);
        }
        svg.add("</svg>");
        return svg.picture.toString();
    }

    private void plot(Plot plot, int top) {
        double most = plot.lines().stream()
                .flatMap(line -> line.values().stream())
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double highest = nice(most);
        text(LEFT, top + 20, "start", "<tspan font-weight=\"bold\">" + escaped(plot.title()) + "</tspan>");
        for (int step = 0; step <= STEPS; step++) {
            double value = highest * step / STEPS;
            int y = y(value, highest, top);
            add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ddd\"/>", LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 6, y + 4, "end", Figures.of(value));
        }
        for (int point = 0; point < plot.points().size(); point++) {
            text(
                    x(point, plot),
                    top + HEIGHT - BOTTOM + 18,
                    "middle",
                    escaped(plot.points().get(point)));
        }
        text((LEFT + WIDTH - RIGHT) / 2, top + HEIGHT - 8, "middle", escaped(plot.across() + ", " + plot.up()));
        for (int line = 0; line < plot.lines().size(); line++) {
            line(plot, line, highest, top);
        }
    }

    private void line(Plot plot, int number, double highest, int top) {
        Plot.Line line = plot.lines().get(number);
        String colour = COLOURS.get(number % COLOURS.size());
        List<String> points = new ArrayList<>();
        for (int point = 0; point < line.values().size(); point++) {
            double value = line.values().get(point);
            if (!Double.isNaN(value)) {
                points.add(x(point, plot) + "," + y(value, highest, top));
                add(
                        "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"/>",
                        x(point, plot), y(value, highest, top), colour);
            }
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                String.join(" ", points), colour);
        int y = top + TOP + LINE_HEIGHT * (number + 1);
        add("<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>", WIDTH - RIGHT + 12, y - 9, colour);
        text(WIDTH - RIGHT + 26, y, "start", escaped(line.name()));
    }

    private void text(int x, int y, String anchor, String text) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    @FormatMethod
    private void add(String form, Object... values) {
        picture.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    private static int x(int point, Plot plot) {
        int gaps = Math.max(1, plot.points().size() - 1);
        return LEFT + 20 + (WIDTH - LEFT - RIGHT - 40) * point / gaps;
    }

    private static int y(double value, double highest, int top) {
        int height = HEIGHT - TOP - BOTTOM;
        return top + TOP + (int) Math.round(height * (1 - value / highest));
    }

    /** The next number that people like to read. */
    private static double nice(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
        for (double step : new double[] {1, 2, 4, 5, 8, 10}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
