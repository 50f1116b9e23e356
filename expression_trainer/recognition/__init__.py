"""From a camera's picture to a reading: cameras, face mesh, quality, geometry, network, smoothing, worker.

Owns everything that touches a camera or a model. May import `domain`, `practice.ports`, cv2, mediapipe, onnxruntime
and numpy.
No picture, crop, landmark or per-frame reading is ever written or logged.
"""
