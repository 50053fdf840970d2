import { startComparison } from "./compare.js";
import { startCopyButtons } from "./copy-buttons.js";
import { startMatrixFilter } from "./matrix-filter.js";
import { startSearch } from "./search.js";
import { startThemeButton } from "./theme-button.js";

startThemeButton();
startSearch();
startCopyButtons();
startMatrixFilter();
startComparison();
