#include "panels.hpp"

#include <vector>

#include "catch.hpp"

namespace inkling::test {

namespace {

constexpr Index kSizes[] = {1, 2, 3, 5, 7, 8, 9, 31, 33, 64, 65, 130};  // NOLINT(*-avoid-c-arrays)

/// Calls `check(layout)` for panels of many shapes.
template <typename Check>
void forEachLayout(const Check& check) {
  for (Index width = kLanes; width <= kSparseWidth; width += kLanes) {
    for (const Index rows : kSizes) {
      for (const Index columns : kSizes) {
        CAPTURE(width, rows, columns);
        check(PanelLayout{rows, columns, width});
      }
    }
  }
}

}  // namespace

TEST_CASE("sizes are rounded up to multiples", "[panels]") {
  CHECK(roundedUp(0, 8) == 0);
  CHECK(roundedUp(1, 8) == 8);
  CHECK(roundedUp(8, 8) == 8);
  CHECK(roundedUp(9, 8) == 16);
  CHECK(roundedUp(17, 16) == 32);
}

TEST_CASE("panels are full, but for the last, which is as narrow as whole vectors allow", "[panels]") {
  forEachLayout([](const PanelLayout& layout) {
    Index columns = 0;
    for (Index panel = 0; panel < layout.panels(); ++panel) {
      const Index width = layout.panelWidth(panel);
      CHECK(width % kLanes == 0);
      if (panel + 1 < layout.panels()) CHECK(width == layout.width);
      columns += width;
    }
    CHECK(columns >= layout.columns);
    CHECK(columns < layout.columns + kLanes);
    CHECK(columns == layout.paddedColumns());
    CHECK(layout.size() == layout.rows * columns);
  });
}

TEST_CASE("the elements of a row of a panel lie side by side, rows and panels one after the other", "[panels]") {
  forEachLayout([](const PanelLayout& layout) {
    Index next = 0;
    bool isInOrder = true;
    for (Index panel = 0; panel < layout.panels(); ++panel) {
      isInOrder = isInOrder && layout.panelOffset(panel) == next;
      for (Index row = 0; row < layout.rows; ++row) {
        for (Index i = 0; i < layout.panelWidth(panel); ++i, ++next) {
          const Index column = panel * layout.width + i;
          if (column < layout.columns) isInOrder = isInOrder && layout.offset(row, column) == next;
        }
      }
    }
    CHECK(isInOrder);
    CHECK(next == layout.size());
  });
}

}  // namespace inkling::test
