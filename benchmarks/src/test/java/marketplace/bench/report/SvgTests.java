package marketplace.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgTests {

    @Test
    void every_value_of_every_plot_is_a_point_of_one_picture() throws Exception {
        Plot rising = plot("a < b & c", List.of(1.0, 20.0, 300.0));
        Plot withHole = plot("hole", List.of(5.0, Double.NaN, 7.0));

        Document picture = read(Svg.of(List.of(rising, withHole)));

        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(5);
        assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(picture.getDocumentElement().getTextContent()).contains("a < b & c", "hole", "400");
    }

    private static Plot plot(String title, List<Double> values) {
        return new Plot(
                title, "orders", "changes/s", List.of("1", "2", "3"), List.of(new Plot.Line("changes", values)));
    }

    private static Document read(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
