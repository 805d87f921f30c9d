package marketplace.order.download.file;

import java.io.IOException;

/** More rows than the format can hold. CSV holds any number. */
public final class FileTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    FileTooLargeException() {
        super("more than a workbook can hold");
    }
}
