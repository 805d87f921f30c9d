package marketplace.platform.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** One entry of a closed list of problems. Implemented by enums: the constant's name is the problem's name. */
public interface ProblemType {

    String name();

    HttpStatus status();

    /** The same for every occurrence, in a few words. */
    String title();

    /** The {@code type} member, as in {@code urn:marketplace:problem:stale-version}. */
    default URI uri() {
        return URI.create(
                "urn:marketplace:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
