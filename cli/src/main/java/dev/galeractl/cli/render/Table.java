package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; the third cell of a row, its state, carries the row's colour. */
final class Table {
    private static final int STATE = 2;

    private final Theme theme;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();

    Table(Theme theme) {
        this.theme = theme;
    }

    void heading(List<String> cells) {
        row(cells, Role.FAINT);
    }

    void row(List<String> cells, Role role) {
        rows.add(cells);
        roles.add(role);
    }

    void print(Page page) {
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < rows.get(i).size(); column++) {
                String cell = rows.get(i).get(column);
                boolean painted = i == 0 || column == STATE;
                line.append(column == 0 ? "" : "  ")
                        .append(painted ? theme.paint(roles.get(i), cell) : cell)
                        .append(" ".repeat(width(column) - TextWidth.of(cell)));
            }
            page.line(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> TextWidth.of(row.get(column)))
                .max()
                .orElse(0);
    }
}
