package marketplace.bench.report;

import java.util.List;

/**
 * A line over points.
 *
 * @param title what it shows
 * @param across what the points are, as in {@code connections}
 * @param up what the values are, as in {@code changes/s}
 * @param points names of the points, evenly spaced
 * @param lines one or more, each with a value for each point
 */
public record Plot(String title, String across, String up, List<String> points, List<Line> lines) {

    /** A name and its values; NaN leaves a point out. */
    public record Line(String name, List<Double> values) {}
}
