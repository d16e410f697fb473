# Finds Emscripten wherever em++ comes from: Debian's package or an emsdk.
find_program(EMXX em++ REQUIRED)
find_program(EM_CONFIG em-config REQUIRED)
execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE EMSCRIPTEN_FOLDER OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${EMSCRIPTEN_FOLDER}/cmake/Modules/Platform/Emscripten.cmake)
# Emscripten looks for packages in its own folder only; Eigen is headers and comes from the system.
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
