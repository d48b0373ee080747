// 长辈版开关：在显示页面之前恢复读者的选择。没有脚本时不显示开关，页面不受影响。
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "laoyou-mode";

  function show(mode) {
    if (mode === "elder") {
      root.setAttribute("data-mode", "elder");
    } else {
      root.removeAttribute("data-mode");
    }
  }

  root.setAttribute("data-scripts", "");
  try {
    if (localStorage.getItem(key) === "elder") {
      show("elder");
    }
  } catch (refused) {
    // 浏览器不让存：只在这一页有效。
  }
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-module='mode']");
    if (!button) {
      return;
    }
    button.addEventListener("click", function () {
      var mode = root.getAttribute("data-mode") === "elder" ? "usual" : "elder";
      show(mode);
      try {
        localStorage.setItem(key, mode);
      } catch (refused) {
        // 同上。
      }
    });
  });
})();
