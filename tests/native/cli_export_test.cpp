// inkling export: the model in every format.
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli_run.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

/// A small model in `folder`, with the optimizer's state where `more` says so.
std::string modelIn(const TemporaryFolder& folder, const std::vector<std::string>& more = {}) {
  std::string model = (folder / "model.safetensors").string();
  const std::vector<std::string> arguments = {"train",       "--limit", "300",  "--epochs", "1",     "--hidden", "8",
                                              "--optimizer", "adam",    "--lr", "0.01",     "--out", model};
  REQUIRE(run(with(arguments, more)).status == 0);
  return model;
}

Outcome exportAs(const std::string& model, const std::string& format, const std::string& out) {
  return run({"export", "--model", model, "--format", format, "--out", out});
}

}  // namespace

TEST_CASE("a model exported as JSON is the same model", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string model = modelIn(folder);
  const std::string json = (folder / "model.json").string();
  const Outcome exported = exportAs(model, "json", json);
  CAPTURE(exported.err);
  REQUIRE(exported.status == 0);
  CHECK(exported.out.empty());
  CHECK(Json::parse(textOf(json))["layers"].size() == 2);
  // Both print the accuracy, the confusion and the hash.
  const Outcome before = run({"eval", "--model", model});
  const Outcome after = run({"eval", "--model", json});
  CHECK(after.status == 0);
  CHECK(afterOnly(after.out, "test accuracy ") == afterOnly(before.out, "test accuracy "));
  CHECK(hashIn(after) == hashIn(before));
  CHECK(after.out == before.out);

  // And back again.
  const std::string back = (folder / "back.safetensors").string();
  REQUIRE(exportAs(json, "safetensors", back).status == 0);
  CHECK(textOf(back) == textOf(model));
}

TEST_CASE("safetensors of a checkpoint are a checkpoint", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string checkpoint = modelIn(folder, {"--keep-optimizer"});
  const std::string copy = (folder / "copy.safetensors").string();
  REQUIRE(exportAs(checkpoint, "safetensors", copy).status == 0);
  CHECK(textOf(copy) == textOf(checkpoint));
}

TEST_CASE("a model exported as ONNX is written whole", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string onnx = (folder / "model.onnx").string();
  const Outcome exported = exportAs(modelIn(folder), "onnx", onnx);
  CHECK(exported.status == 0);
  CHECK(exported.err.empty());
  const std::string bytes = textOf(onnx);
  // 784 × 8 and 8 × 10 weights and their biases, 4 bytes each, and a little around them.
  constexpr std::size_t kParameters = 785 * 8 + 9 * 10;
  CHECK(bytes.size() > 4 * kParameters);
  CHECK(bytes.size() < 4 * kParameters + 4000);
  CHECK_THAT(bytes, containsText("Gemm") || containsText("MatMul"));
}

TEST_CASE("a model exported for PyTorch is a script and its weights beside it", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string model = modelIn(folder);
  const std::string script = (folder / "reader.py").string();
  const std::string weights = (folder / "reader.safetensors").string();
  const Outcome exported = exportAs(model, "pytorch", script);
  REQUIRE(exported.status == 0);
  CHECK(exported.out.empty());
  CHECK_THAT(exported.err, containsText("the weights are in " + weights));
  CHECK_THAT(textOf(script), containsText("import torch"));
  CHECK(textOf(weights) == textOf(model));

  checkFailure({"export", "--model", model, "--format", "pytorch", "--out", weights}, "needs another ending");
}

TEST_CASE("a PyTorch script is not written without its weights", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string model = modelIn(folder);
  std::filesystem::create_directory(folder / "reader.safetensors");
  const std::string script = (folder / "reader.py").string();
  checkFailure({"export", "--model", model, "--format", "pytorch", "--out", script},
               "cannot write " + (folder / "reader.safetensors").string());
  CHECK_FALSE(std::filesystem::exists(script));
}

TEST_CASE("exports that cannot be are refused and leave nothing", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string model = modelIn(folder);
  const std::string out = (folder / "out").string();
  checkBadUsage({"export", "--model", model, "--format", "keras", "--out", out}, "keras");
  checkBadUsage({"export", "--model", model, "--out", out}, "--format is required");
  checkBadUsage({"export", "--model", model, "--format", "onnx"}, "--out is required");
  checkBadUsage({"export", "--format", "onnx", "--out", out}, "--model is required");
  checkFailure({"export", "--model", out, "--format", "onnx", "--out", out}, "cannot read " + out);
  const std::string deep = (folder / "missing/out").string();
  checkFailure({"export", "--model", model, "--format", "onnx", "--out", deep}, "cannot write " + deep);
  checkFailure({"export", "--model", model, "--format", "json", "--out", folder.path().string()}, "it is a folder");
  std::filesystem::remove(model);
  CHECK(folder.isEmpty());
}

TEST_CASE("a device is not replaced by a file", "[cli][export]") {
  // A link to it stands for it, so that a program that fails this test does not harm the machine.
  const TemporaryFolder folder;
  const std::string model = modelIn(folder);
  std::filesystem::create_symlink("/dev/full", folder / "device");
  const std::string device = (folder / "device").string();
  checkFailure({"export", "--model", model, "--format", "json", "--out", device}, "it is a device");
  CHECK(std::filesystem::is_symlink(device));
}

}  // namespace inkling::test
