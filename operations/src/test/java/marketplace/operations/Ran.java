package marketplace.operations;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * A command that has ended.
 *
 * @param answers what it printed
 * @param remarks what it said beside it
 */
public record Ran(int code, String answers, String remarks) {

    public static Ran ops(Map<String, String> environment, String... arguments) {
        StringWriter answers = new StringWriter();
        StringWriter remarks = new StringWriter();
        int code = Ops.run(environment, false, new PrintWriter(answers), new PrintWriter(remarks), arguments);
        return new Ran(code, answers.toString(), remarks.toString());
    }

    /** The lines that it printed, words parted by single blanks. */
    public List<String> lines() {
        return answers.lines().map(line -> line.replaceAll(" +", " ")).toList();
    }
}
